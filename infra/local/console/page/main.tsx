import { render } from 'preact';
import { App } from './app.tsx';
import './style/tokens.css';
import './style/page.css';
import './style/notes-and-badges.css';
import './style/controls.css';
import './style/tables.css';
import './style/menu-and-dialog.css';
import './style/pictures.css';

render(<App />, document.body);
